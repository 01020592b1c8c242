import { type CodeOf, codeList } from './code-list.ts';

/** What a district or town is rated for. */
export const ratingSchemes = codeList([
  {
    code: 'transport_integration',
    zh: '城乡客运一体化',
    en: 'integration of urban and rural transport',
    aliases: ['城乡交通运输一体化', '客运一体化'],
  },
  {
    code: 'demonstration_county',
    zh: '省级示范县',
    en: 'provincial demonstration county',
    aliases: ['“四好农村路”省级示范县', '四好农村路省级示范县'],
  },
  {
    code: 'beautiful_corridor_county',
    zh: '美丽经济交通走廊达标县',
    en: 'beautiful economic corridor county',
    aliases: ['美丽走廊达标县', '达标县'],
  },
  {
    code: 'beautiful_road_town',
    zh: '美丽乡村公路乡镇(街道)',
    en: 'town of beautiful rural roads',
    aliases: ['美丽乡村公路乡镇', '美丽公路乡镇'],
  },
]);
export type RatingScheme = CodeOf<typeof ratingSchemes>;
